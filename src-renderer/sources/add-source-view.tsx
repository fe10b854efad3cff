/** Connecting a source, in three steps for IT: the server, the checks, the files that switch it on. */
import { useState } from 'react';
import type { OperationOutput } from '#shared/operations.ts';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { useWords } from '../ui/preferences.tsx';
import { AddSourceForm } from './add-source-form.tsx';
import { AddedSource } from './added-source.tsx';
import { CheckPanel } from './check-panel.tsx';
import { WhatItDoes } from './what-it-does.tsx';

type Step = 'server' | 'check' | 'start';
const steps = ['server', 'check', 'start'] as const satisfies readonly Step[];

export function AddSourceView() {
  const t = useWords();
  const [step, setStep] = useState<Step>('server');
  const [added, setAdded] = useState<OperationOutput<'addSource'> | null>(null);
  return (
    <>
      <TopBar title={t('timeline.empty.connect')} />
      <ScreenMain className="connect">
        <Steps step={step} added={added?.id ?? null} onChoose={setStep} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
        <section className="connect-body" tabIndex={0} aria-label={t(`connect.step.${step}`)} data-region>
          <h2>{t(`connect.step.${step}.title`)}</h2>
          {step === 'server' && added === null && (
            <AddSourceForm
              onAdded={(source) => {
                setAdded(source);
                setStep('check');
              }}
            />
          )}
          {step === 'server' && added !== null && <p>{t('connect.added', { id: added.id })}</p>}
          {step === 'check' && added && <CheckPanel sourceId={added.id} />}
          {step === 'start' && added && <AddedSource source={added} />}
          {step === 'check' && (
            <div className="actions">
              <button type="button" className="button primary" onClick={() => setStep('start')}>
                {t('connect.step.start')}
              </button>
            </div>
          )}
        </section>
        <WhatItDoes />
      </ScreenMain>
    </>
  );
}

interface StepsProps {
  readonly step: Step;
  /** Id of the source once it is added; until then only the first step is open. */
  readonly added: string | null;
  readonly onChoose: (step: Step) => void;
}

function Steps({ step, added, onChoose }: StepsProps) {
  const t = useWords();
  const at = steps.indexOf(step);
  return (
    <ol className="steps">
      {steps.map((name, index) => (
        <li key={name} aria-current={name === step ? 'step' : undefined} className={index < at ? 'done' : ''}>
          <button type="button" disabled={name !== 'server' && added === null} onClick={() => onChoose(name)}>
            <span className="number">{index + 1}</span>
            <span>
              <b>{t(`connect.step.${name}`)}</b>
              <span className="caption">{(name === 'server' && added) || t(`connect.step.${name}.note`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
