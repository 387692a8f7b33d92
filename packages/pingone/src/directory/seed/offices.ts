/** A place of work; the people of the seed get their address, telephone numbers and locale from it. */
export interface Office {
  readonly locality: string
  readonly region: string
  readonly countryCode: string
  readonly postalCodes: readonly string[]
  readonly streets: readonly string[]
  /** A telephone number in E.164 form; each `#` becomes a digit. */
  readonly phone: string
  readonly timezone: string
  readonly locale: string
  readonly preferredLanguage: string
}

export const offices: readonly Office[] = [
  {
    locality: 'Denver',
    region: 'CO',
    countryCode: 'US',
    postalCodes: ['80202', '80205', '80211'],
    streets: ['Wynkoop Street', 'Larimer Street', 'Blake Street', 'Tejon Street'],
    phone: '+1303555####',
    timezone: 'America/Denver',
    locale: 'en-US',
    preferredLanguage: 'en',
  },
  {
    locality: 'Berlin',
    region: 'BE',
    countryCode: 'DE',
    postalCodes: ['10115', '10405', '10969'],
    streets: ['Torstraße', 'Kastanienallee', 'Invalidenstraße', 'Oranienstraße'],
    phone: '+4930555####',
    timezone: 'Europe/Berlin',
    locale: 'de-DE',
    preferredLanguage: 'de',
  },
  {
    locality: 'London',
    region: 'LND',
    countryCode: 'GB',
    postalCodes: ['EC1A 1BB', 'SE1 9GF', 'E1 6AN'],
    streets: ['Borough High Street', 'Commercial Street', 'St John Street', 'Tooley Street'],
    phone: '+442075550###',
    timezone: 'Europe/London',
    locale: 'en-GB',
    preferredLanguage: 'en',
  },
  {
    locality: 'Bengaluru',
    region: 'KA',
    countryCode: 'IN',
    postalCodes: ['560001', '560025', '560038'],
    streets: ['Residency Road', 'Richmond Road', 'Brigade Road', 'Church Street'],
    phone: '+9180555#####',
    timezone: 'Asia/Kolkata',
    locale: 'en-IN',
    preferredLanguage: 'en',
  },
]
