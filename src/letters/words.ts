export type Language = 'zh-CN' | 'en';
export { type Words } from '../domain/programmes/words';
