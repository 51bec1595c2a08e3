// A process of its own that loads, so that tests can kill it: argv is the store directory ("" for a temporary one), then the inputs.
import { openStore } from "../store/open.ts";
import { load } from "./load.ts";

const [dir, ...inputs] = process.argv.slice(2);
const store = await openStore(dir === "" ? {} : { dir });
process.send?.({ engine: store.enginePid });
await load(store, {
  inputs,
  format: "auto",
  batchRows: 500,
  onProgress: ({ accepted }) => process.send?.({ accepted }),
});
process.send?.({ loaded: true });
await store.close();
process.disconnect?.();
