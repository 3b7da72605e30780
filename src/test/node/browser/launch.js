// Starts a headless Chromium.
import { chromium } from 'playwright-core';

// Without the last three options, Chromium would contact its vendor at every start.
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
