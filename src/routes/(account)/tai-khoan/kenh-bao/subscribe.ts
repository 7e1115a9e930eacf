/** Asks the browser; null when the person or the browser says no. */
export async function subscribe(publicKey: string): Promise<{ endpoint: string; p256dh: string; auth: string } | null> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return null
    const worker = await navigator.serviceWorker.register('/push-worker.js')
    const { endpoint, keys } = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })).toJSON()
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : null
  } catch {
    return null
  }
}
