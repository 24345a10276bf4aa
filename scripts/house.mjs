// @ts-check
// Counts what makes a code base easy to find one's way in, and says where it falls short. A test holds every line of it.
import process from 'node:process';
import { measureHouse } from './house/measure.mjs';

const { figures, faults } = await measureHouse();
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(34)} ${String(value)}`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
