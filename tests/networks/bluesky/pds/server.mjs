// A real PDS and a real PLC directory (in memory), on loopback only.
// node server.mjs MODULES DATA PDS_PORT PLC_PORT [limited]; the line "ready" on stdout when both are.
import crypto from 'node:crypto'
import net from 'node:net'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [modules, data, pdsPort, plcPort, limited] = process.argv.slice(2)

// Both packages listen on every interface and take no host.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number') return listen.call(this, port, ...rest)
  const told = rest.filter((one) => typeof one === 'function')
  return listen.call(this, { port, host: '127.0.0.1' }, ...told)
}

const { PlcServer, Database } = createRequire(path.join(modules, 'from.js'))('@did-plc/server')
const plc = PlcServer.create({ db: Database.mock(), port: Number(plcPort) })
await plc.start()

const entry = pathToFileURL(path.join(modules, '@atproto/pds/dist/index.js'))
const { PDS, envToCfg, envToSecrets } = await import(entry)
const key = () => crypto.randomBytes(32).toString('hex')
const settings = {
  devMode: true,
  port: Number(pdsPort),
  hostname: 'localhost',
  inviteRequired: false,
  dataDirectory: data,
  blobstoreDiskLocation: path.join(data, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${plcPort}`,
  serviceHandleDomains: ['.test'],
  plcRotationKeyK256PrivateKeyHex: key(),
  dpopSecret: key(),
  jwtSecret: key(),
  adminPassword: key(),
  disableSsrfProtection: true,
  crawlers: [],
  handleBackupNameservers: [],
  trustedOAuthClients: [],
  rateLimitBypassIps: [],
  rateLimitsEnabled: limited === 'limited',
}
const pds = await PDS.create(envToCfg(settings), envToSecrets(settings))
await pds.start()
console.log('ready')
process.on('SIGTERM', async () => {
  await pds.destroy()
  await plc.destroy()
  process.exit(0)
})
