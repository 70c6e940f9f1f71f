import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { weightsName } from '../arguments.ts';
import { type ChainOptions, chainOption, home, jsonOption, lightOption, peerOption } from '../options.ts';
import { CommandError, pairs, print, type Terminal } from '../terminal.ts';
import { withChain } from '../with-chain.ts';

/** `alice weights [hash]` */
export const weights = (terminal: Terminal): Command =>
  new Command('weights')
    .description(
      'download the weights of an epoch (safetensors), checked against their hash; goes on where it broke off',
    )
    .argument('[hash]', 'the hash of a base, or "latest"', weightsName, 'latest')
    .option('--out <file>', 'where to write them (MODEL-HASH.safetensors)')
    .addOption(chainOption())
    .addOption(lightOption())
    .addOption(peerOption())
    .addOption(jsonOption())
    .action(async (name: 'latest' | `0x${string}`, options: ChainOptions & { out?: string }) => {
      const { fetchObject, largestObject, shuffled } = await import('../../ingest/index.ts');
      const { openStore } = await import('../../store/index.ts');
      const wanted = await withChain(options, async ({ api }, chain) => {
        const { blockHash: at } = await chain.readFinalBlock(api);
        const [epoch, model, announcements] = await Promise.all([
          chain.readEpoch(api, at),
          chain.readModel(api, at),
          chain.readAnnouncements(api, at),
        ]);
        const sources = shuffled(announcements.map(({ endpoint }) => endpoint));
        return { hash: name === 'latest' ? epoch.base : name, model, sources };
      });
      const { hash, model, sources } = wanted;
      if (sources.length === 0)
        throw new CommandError(
          'No validator has said where it serves weights yet: try again when the first epoch runs.',
        );
      const limit = largestObject(model);
      const store = await openStore(join(home, 'weights'), limit);
      const partial = join(home, 'partial');
      const bytes = await fetchObject({ hash, sources, store, partial, limit });
      const file = options.out ?? `${model.name}-${hash.slice(2, 10)}.safetensors`;
      writeFileSync(file, bytes);
      // The file is the copy that was asked for; a second one in the store would be of no use.
      await store.remove(hash);
      print(terminal, options.json, { hash, file, bytes: bytes.length }, () =>
        pairs([
          ['weights', hash],
          ['file', `${file}, ${bytes.length} bytes, hash checked`],
        ]),
      );
    });
