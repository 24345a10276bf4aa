import type { LessonMemory } from '../../src/core/lessonPage.ts';
import { LessonPage } from './lessonPage.ts';

new LessonPage(acquireVsCodeApi<LessonMemory>());
