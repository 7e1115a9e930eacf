// Shows what the platform sent and opens its page; keeps nothing and reads nothing else.
self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.url, self.location.origin)
  // Only our own pages, whatever a message says.
  event.waitUntil(self.clients.openWindow(url.origin === self.location.origin ? url.href : '/thong-bao'))
})
