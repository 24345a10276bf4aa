import type { LessonMemory } from '../../src/core/channels/lessonPageChannel.ts';
import { LessonPage } from './lessonView.ts';

new LessonPage(acquireVsCodeApi<LessonMemory>());
