// An OIDC issuer for CallersIT: prints its URL, signs the requested claims, and ends when its standard input ends.
import { OAuth2Server } from 'oauth2-mock-server';

const server = new OAuth2Server();
await server.issuer.keys.generate('ES256');
server.service.on('beforeTokenSigning', (token, request) => {
  Object.assign(token.payload, JSON.parse(request.body.claims));
});
await server.start(0, 'localhost');
console.log(server.issuer.url);
process.stdin.resume().on('end', () => process.exit());
