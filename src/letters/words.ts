export type Language = 'zh-CN' | 'en';
/** A text of the locales by its key, filled with what it names. */
export type Words = (key: string, params?: Record<string, unknown>) => string;
