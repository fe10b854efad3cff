/** The form of a finding's words: what happened, what to do, what closes it; braces are facts of the finding. */

export interface FindingText {
  readonly title: string;
  readonly what: string;
  readonly action: string;
  readonly closes: string;
}

export interface FindingTexts {
  readonly es: FindingText;
  readonly en: FindingText;
}
