/** PingOne's regions, by the codes that its API has for them. */
const regions: Readonly<Record<string, string>> = {
  NA: 'North America',
  CA: 'Canada',
  EU: 'Europe',
  AU: 'Australia',
  SG: 'Singapore',
  AP: 'Asia-Pacific',
}

/** A region in words; a code that is not known stays as it is. */
export const regionName = (code: string): string => regions[code] ?? code
