/** Lets a component hand numbers to its stylesheet as custom properties. */
import 'react';

declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
