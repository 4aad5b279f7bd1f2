/* Guess the time zone from the device, and show what its clock says, minute by minute. */
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-zone]').forEach(part => {
    const input = part.querySelector('input')
    const now = part.querySelector('[data-zone-now]')
    const guess = part.querySelector('[data-zone-guess]')
    const known = [...part.querySelectorAll('option')].map(option => option.value)
    const printed = input.value

    const clock = zone => {
      try {
        return new Intl.DateTimeFormat(document.documentElement.lang, {
          timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
        }).format(new Date())
      } catch {
        return ''
      }
    }
    const meant = typed => {
      const place = typed.trim().replaceAll(' ', '_').toLowerCase()
      if (place.length < 3) return ''
      return known.find(zone => [zone, zone.split('/').at(-1)].some(name => name.toLowerCase() === place)) ??
        (typed.includes('/') ? typed.trim() : '')
    }
    const show = live => {
      const zone = meant(input.value)
      const time = zone && clock(zone)
      if (!time && input.value === printed) return
      now.setAttribute('aria-live', live)
      const words = time ? part.dataset.words.replace('%time%', time) : ''
      if (now.textContent !== words) now.textContent = words
    }

    if (!input.value && input.getAttribute('aria-invalid') !== 'true') {
      input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''
      guess.textContent = part.dataset.guessed
      guess.hidden = !input.value
    }
    input.addEventListener('input', () => {
      guess.hidden = true
      show('polite')
    })
    show('off')
    setInterval(() => show('off'), 15000)
  })
})
