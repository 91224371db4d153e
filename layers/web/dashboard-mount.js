// What every run of the page sends again; what draws comes once, with the store.
const hub = (globalThis.SarhadHub ??= {});
hub.ready ??= new Promise((resolve) => { hub.open = resolve; });
export default async (mounted) => (await hub.ready)(mounted);
