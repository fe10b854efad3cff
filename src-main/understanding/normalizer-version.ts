/** Raised with every change by which a record that was not understood could now be: quarantined records are then tried again. */
export const normalizerVersion = 1;
