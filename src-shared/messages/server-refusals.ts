/** What a database server refuses, in our own words, by its error number; its own words follow. */

const wrongAccount = {
  es: 'El servidor responde, pero no acepta la cuenta o su contraseña: indique la contraseña cuando se pide, o en la variable TESTIGO_DB_PASSWORD; revise también desde qué equipo puede entrar la cuenta.',
  en: 'The server answers, but does not accept the account or its password: give the password when asked, or in the variable TESTIGO_DB_PASSWORD; check also from which machine the account may connect.',
} as const;

export const serverRefusals: Readonly<Record<number, { readonly es: string; readonly en: string }>> = {
  // ER_ACCESS_DENIED_ERROR, ER_ACCESS_DENIED_NO_PASSWORD_ERROR
  1045: wrongAccount,
  1698: wrongAccount,
};
