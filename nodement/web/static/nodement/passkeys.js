/* Show what needs a passkey where the browser knows them, and say so when one fails. */
document.addEventListener('DOMContentLoaded', () => {
  if (!window.PublicKeyCredential) return
  document.querySelectorAll('[data-passkey]').forEach(part => { part.hidden = false })
  document.querySelectorAll('[data-no-passkey]').forEach(part => { part.hidden = true })
})

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  document.querySelectorAll('[data-passkey-trouble]').forEach(part => { part.hidden = false })
})
