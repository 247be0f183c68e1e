/** The most characters of a name that a certificate has to say (`sign::authority::LONGEST_NAME`): a person, a post, a book. */
export const LONGEST_NAME = 64;
