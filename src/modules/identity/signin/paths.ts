/**
 * Endpoints of the sign-in library that nobody may call from outside: they would tell whether a login exists, make
 * accounts past rule 61 (an account is made only by the level above), or make keys past their scopes.
 */
export const closedPaths: string[] = [
  '/sign-up/email', '/sign-in/email', '/is-username-available',
  '/request-password-reset', '/reset-password', '/send-verification-email', '/verify-email',
  '/change-email', '/update-user', '/delete-user', '/update-session',
  '/link-social', '/unlink-account', '/account-info', '/get-access-token', '/refresh-token',
  '/api-key/create', '/api-key/update', '/api-key/delete', '/api-key/list', '/api-key/get', '/api-key/verify',
  '/api-key/delete-all-expired-api-keys', '/error',
]
