// Starts a Chromium without the windows of its user interface, which would take half of its processor time.
import { chromium } from 'playwright-core';

// Chromium would otherwise contact its vendor at every start. With the last option, a page reaches only this machine.
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: quiet });
