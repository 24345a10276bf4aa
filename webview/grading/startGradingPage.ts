import { gradingPageName } from '../../src/core/channels/gradingChannel.ts';
import { GradingPage } from './gradingPage.ts';

Object.defineProperty(globalThis, gradingPageName, { value: new GradingPage() });
