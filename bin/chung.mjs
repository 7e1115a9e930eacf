#!/usr/bin/env node
// `npx chung …`: the same road as `npm start`, so that it works on a fresh clone and on any Node from 20 on.
import '../scripts/setup.mjs'
