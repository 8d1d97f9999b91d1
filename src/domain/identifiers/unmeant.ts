/** What comes with a number when it is pasted and means nothing: spaces, dashes, marks that nobody sees. Taken out after NFKC. */
export const unmeant = /[\s\p{Cf}\p{Pd}]/gu;
