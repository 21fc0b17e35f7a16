import { client, resultOf } from "../client.ts";

export function addZone(account: string, name: string) {
  return resultOf(client.POST("/client/v4/zones", { body: { name, account: { id: account } } }));
}

/** Looks for the zone's TXT record now. */
export function checkZone(zone: string) {
  return resultOf(client.PUT("/client/v4/zones/{zone}/activation_check", { params: { path: { zone } } }));
}

export function deleteZone(zone: string) {
  return resultOf(client.DELETE("/client/v4/zones/{zone}", { params: { path: { zone } } }));
}

export function addRoute(zone: string, pattern: string, script: string) {
  return resultOf(
    client.POST("/client/v4/zones/{zone}/workers/routes", {
      params: { path: { zone } },
      body: { pattern, script },
    }),
  );
}

export function removeRoute(zone: string, route: string) {
  return resultOf(
    client.DELETE("/client/v4/zones/{zone}/workers/routes/{route}", { params: { path: { zone, route } } }),
  );
}

export function attachDomain(account: string, hostname: string, service: string, zone: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/workers/domains", {
      params: { path: { account } },
      body: { hostname, service, zone_id: zone },
    }),
  );
}

export function detachDomain(account: string, domain: string) {
  return resultOf(
    client.DELETE("/client/v4/accounts/{account}/workers/domains/{domain}", {
      params: { path: { account, domain } },
    }),
  );
}
