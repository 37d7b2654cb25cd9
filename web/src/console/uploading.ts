import type { Attachment, Problem } from '../shared/contract'
import { newId } from '../shared/ids'
import type { UploadWorld } from './uploads'

/** Uploads as a browser makes them: only `XMLHttpRequest` says how far a request has come. */
export const browserUploads: UploadWorld = {
  newId,
  send(conversation, file, told) {
    const request = new XMLHttpRequest()
    request.open('POST', `/v1/conversations/${encodeURIComponent(conversation)}/files?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && told.progress(loaded / total)
    request.onload = () => {
      const answer = read(request.responseText)
      if (request.status === 200) told.done((answer as Attachment).file)
      else told.failed({ type: '', ...(answer as Problem | null), status: request.status })
    }
    request.onerror = () => told.failed({ type: 'urn:actors:problem:no-connection' })
    request.send(file)
    return { stop: () => request.abort() }
  },
  show: file => /^image\/(png|jpeg)$/.test(file.type) ? URL.createObjectURL(file) : undefined,
  forget: address => URL.revokeObjectURL(address),
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
