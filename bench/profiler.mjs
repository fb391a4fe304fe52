// Preloaded into the server by bench/profile.mjs: SIGUSR2 begins a CPU profile and ends it.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const session = new Session();
let isRunning = false;

async function toggle() {
  if (isRunning) {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(process.env.KEBU_PROFILE, JSON.stringify(profile));
  } else {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 250 });
    await session.post('Profiler.start');
  }
  isRunning = !isRunning;
}

process.on('SIGUSR2', () => void toggle());
