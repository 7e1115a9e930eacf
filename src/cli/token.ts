import { tokenFor } from '#modules/identity/index.ts'
import { withInstallation } from './installation.ts'

export const tokenOf = (login: string): Promise<string> => withInstallation(({ config, authUrl, kernel }) =>
  tokenFor({ authUrl, kernel, origin: process.env.ORIGIN ?? `http://localhost:${config.port}` }, login))
