import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import { Failure, isFailure } from "../../shared/contract/failure.ts";
import type { Log } from "../ports/log.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import { beginDesk } from "./begin-desk.ts";
import { errorForWire } from "./boundary.ts";
import { deskState, requireReady, type DeskFacts } from "./desk-phase.ts";
import type { DeskServices } from "./desk-services.ts";
import { openWindow } from "./open-window.ts";

/** What every call knows of its caller: the id of the connection it came over. */
export interface CallContext {
  session: string;
}

export type DeskRouter = ReturnType<typeof createRouter>;

/** Every call of the contract, each handed to its service. Errors leave by `errorForWire` alone. */
// The type of an implemented router can only be inferred: it repeats the whole contract.
export function createRouter(services: DeskServices, facts: DeskFacts, log: Log) {
  const {
    store,
    events,
    settings,
    paper,
    stories,
    contributors,
    pictures,
    related,
    publishing,
    manuscripts: openManuscripts,
  } = services;
  const state = (session: string): ReturnType<typeof deskState> => deskState(services, facts, session);

  const call = implement(contract)
    .$context<CallContext>()
    .use(async ({ next, path }) => {
      try {
        return await next();
      } catch (error) {
        throw errorForWire(error, path.join("."), log);
      }
    });
  const ready = call.use(({ next }) => {
    requireReady(services);
    return next();
  });

  return call.router({
    desk: {
      state: call.desk.state.handler(({ context }) => state(context.session)),
      open: call.desk.open.handler(({ input, context: { session } }) =>
        openWindow(stories, state(session), input.story, session),
      ),
      begin: call.desk.begin.handler(async ({ input, context }) => {
        await beginDesk(services, input);
        return state(context.session);
      }),
      saveProfile: ready.desk.saveProfile.handler(({ input }) => settings.saveProfile(input)),
      recover: call.desk.recover.handler(async ({ input, context }) => {
        await store.recover(input.backup);
        return state(context.session);
      }),
      changes: call.desk.changes.handler(({ context, signal }) => events.listen(context.session, signal)),
    },
    stories: {
      list: ready.stories.list.handler(({ input }) => stories.list(input)),
      get: ready.stories.get.handler(({ input }) => stories.get(input.id)),
      create: ready.stories.create.handler(() => stories.create()),
      duplicate: ready.stories.duplicate.handler(({ input }) => stories.duplicate(input.id)),
      save: ready.stories.save.handler(({ input, context }) => stories.save(input.id, input.patch, context.session)),
      move: ready.stories.move.handler(({ input, context }) => stories.move(input.id, input.to, context.session)),
      checkOut: ready.stories.checkOut.handler(({ input, context }) => stories.checkOut(input.id, context.session)),
      takeOver: ready.stories.takeOver.handler(({ input, context }) => stories.takeOver(input.id, context.session)),
      checkIn: ready.stories.checkIn.handler(({ input, context }) => {
        stories.checkIn(input.id, context.session);
        return {};
      }),
    },
    contributors: {
      list: ready.contributors.list.handler(() => contributors.list()),
      save: ready.contributors.save.handler(async ({ input }) => {
        const isKnown = input.id !== undefined && contributors.find(input.id) !== undefined;
        const saved = contributors.save(input);
        if (isKnown) await rebuildSite(publishing, "The contributor is saved");
        return saved;
      }),
    },
    pictures: {
      add: ready.pictures.add.handler(async ({ input }) => pictures.add(await input.file.bytes(), input.file.name)),
      get: ready.pictures.get.handler(({ input }) => pictures.get(input.id)),
      recent: ready.pictures.recent.handler(() => pictures.recent()),
    },
    paper: {
      get: ready.paper.get.handler(() => paper.get()),
      save: ready.paper.save.handler(async ({ input }) => {
        const saved = paper.save(input);
        await rebuildSite(publishing, "The paper's settings are saved");
        return saved;
      }),
      siteFolder: ready.paper.siteFolder.handler(() => settings.siteFolder()),
      saveSiteFolder: ready.paper.saveSiteFolder.handler(async ({ input }) => {
        const saved = settings.saveSiteFolder(input.folder);
        await rebuildSite(publishing, "The folder is set");
        return saved;
      }),
    },
    manuscripts: {
      open: ready.manuscripts.open.handler(async ({ input }) => {
        const manuscripts = await openManuscripts();
        return manuscripts.open(await input.file.bytes(), input.file.name);
      }),
    },
    related: {
      moreFromAuthor: ready.related.moreFromAuthor.handler(({ input }) => related.moreFromAuthor(input.storyId)),
      find: ready.related.find.handler(({ input }) => related.find(input.storyId, input.query)),
      cards: ready.related.cards.handler(({ input }) => related.cards(input.picks)),
    },
    publishing: {
      checklist: ready.publishing.checklist.handler(({ input }) => publishing.checklist(input.id)),
      publish: ready.publishing.publish.handler(({ input, context }) => publishing.publish(input.id, context.session)),
      withdraw: ready.publishing.withdraw.handler(({ input, context }) => publishing.withdraw(input.id, context.session)),
      publication: ready.publishing.publication.handler(({ input }) => publishing.publication(input.id)),
      preview: ready.publishing.preview.handler(({ input }) => ({
        src: `/preview/${publishing.preview(input.id, input.reader).path}`,
      })),
    },
  });
}

/** What was saved stays saved when the site could not follow; whoever saved is told both. */
async function rebuildSite(publishing: Publishing, saved: string): Promise<void> {
  try {
    await publishing.rebuild();
  } catch (error) {
    if (!isFailure(error)) throw error;
    throw new Failure(error.code, `${saved}, but the site could not be made anew. ${error.message}`, {
      data: error.data,
      cause: error,
    });
  }
}
