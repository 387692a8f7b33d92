/** Offers what the control API answers as a file. */
export async function download(response: Promise<Response>, name: string): Promise<void> {
  const url = URL.createObjectURL(await (await response).blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
