import type { LabPageApi, SandboxScripts } from '../../core/channels/labPageChannel.ts';
import { visibleLabs } from '../host/labDocument.ts';
import type { Settings } from '../trust/settings.ts';

/** A worker takes its room: it stands ready only where there is a lab to run. */
export function installing(scripts: SandboxScripts, { timeLimitMs, backend }: Settings): Parameters<LabPageApi['install']>[0] {
  return { scripts, limits: { timeLimitMs }, backend: visibleLabs().length > 0 ? backend : null };
}
