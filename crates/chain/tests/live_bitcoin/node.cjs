// A regtest node (bcoin) for one test, in memory. Orders come as lines of JSON on standard input, answers go to standard
// output. Its JSON-RPC, which the adapter asks, is Bitcoin Core's of some years ago.
'use strict';

// Stores of its database that are written in C are not needed in memory, and their builds not there.
const Module = require('module');
const load = Module._load;
Module._load = function (name, ...rest) {
  return name === 'leveldown' ? class {} : load.call(this, name, ...rest);
};

const path = require('path');
const readline = require('readline');
const bcoin = require(path.join(process.argv[2], 'node_modules', 'bcoin'));
const port = Number(process.argv[3]);

const ring = bcoin.KeyRing.fromPrivate(Buffer.alloc(32, 7), true);
const own = ring.getAddress();
const other = bcoin.KeyRing.fromPrivate(Buffer.alloc(32, 9), true).getAddress();
const node = new bcoin.FullNode({
  network: 'regtest', memory: true, workers: false, indexTx: true, listen: false, env: false, argv: false,
  logLevel: 'none', httpPort: port, noAuth: true, requireStandard: false, minRelay: 1,
});
const free = []; // own coins that may be spent
const made = new Map(); // transactions by id

async function mine(transactions) {
  const job = await node.miner.cpu.createJob(node.chain.tip, own);
  // The template holds the whole mempool; a block here has what is named and nothing else.
  Object.assign(job.attempt, { items: [], fees: 0, weight: 4000, sigops: 400 });
  for (const tx of transactions ?? []) {
    const view = new bcoin.CoinView();
    view.addCoin(tx.coin);
    job.attempt.addTX(tx, view);
  }
  job.refresh();
  const block = await job.mineAsync();
  const entry = await node.chain.add(block);
  if (!entry) throw new Error('the block was refused');
  free.push(bcoin.Coin.fromTX(block.txs[0], 0, entry.height));
  return { block: entry.hash, coinbase: block.txs[0].txid() };
}

const orders = {
  // n blocks with nothing but what is named
  async mine({ n = 1, ids = [] }) {
    let last;
    for (let at = 0; at < n; at++) last = await mine(at ? [] : ids.map((id) => made.get(id)));
    return { ...last, height: node.chain.height };
  },
  // a payment of the oldest coin, or of an output of an earlier payment; `hold` keeps it out of the mempool
  async pay({ amount, fee, from, again, hold }) {
    const coin = again ? made.get(again).coin : from ? bcoin.Coin.fromTX(made.get(from.id), from.index, -1) : free.shift();
    const tx = new bcoin.MTX();
    tx.addOutput(other, amount);
    tx.addOutput(own, coin.value - amount - fee);
    tx.addCoin(coin);
    tx.inputs[0].sequence = 0xfffffffd;
    tx.sign(ring);
    const done = tx.toTX();
    done.coin = coin;
    made.set(done.txid(), done);
    if (!hold) {
      const missing = await node.mempool.addTX(done);
      if (missing) throw new Error('the payment was refused');
    }
    return { id: done.txid() };
  },
  // makes the chain leave a block and all above it
  async leave({ block }) {
    await node.chain.invalidate(block);
    // It does this itself when a rival chain wins, and not for an order like this one.
    await node.mempool.reset();
    node.mempool.tip = node.chain.tip.hash;
    return { height: node.chain.height };
  },
  async addresses() {
    return { own: own.toString('regtest'), other: other.toString('regtest') };
  },
};

(async () => {
  await node.open();
  console.log(JSON.stringify({ ready: true }));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { order, ...rest } = JSON.parse(line);
    const answer = await orders[order](rest).catch((error) => ({ error: String(error) }));
    console.log(JSON.stringify(answer));
  }
  process.exit(0);
})();
