import { groups } from './attempts.ts';
import { judgeAttempts } from './judgeAttempts.ts';

judgeAttempts(groups.models, 2);
