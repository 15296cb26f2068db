import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import { Failure, isFailure } from "../../shared/contract/failure.ts";
import type { Publication } from "../../shared/contract/publishing.ts";
import { FOLDER_TARGET_ID } from "../../shared/model/folder-target.ts";
import type { Log } from "../ports/log.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import { beginDesk } from "./begin-desk.ts";
import { DESK_SESSION } from "../services/stories/stories.ts";
import { correctStory } from "./correct-story.ts";
import { errorForWire } from "./boundary.ts";
import { needLawyer } from "./desk-readiness.ts";
import { deskState, requireReady, type DeskFacts } from "./desk-phase.ts";
import type { DeskServices } from "./desk-services.ts";
import { together } from "./together.ts";
import { vaultOverview } from "./vault-overview.ts";
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
    versions,
    readiness,
    comments,
    contributors,
    pictures,
    related,
    publishing,
    queue,
    targets,
    targetSetUp,
    corrections,
    vault,
    schedule,
    checks,
    style,
    manuscripts: openManuscripts,
    archive: openArchive,
    exports: openExports,
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
      changes: call.desk.changes.handler(({ context, signal }) => together(events.listen(context.session, signal))),
    },
    stories: {
      list: ready.stories.list.handler(({ input }) => stories.list(input)),
      get: ready.stories.get.handler(({ input }) => stories.working(input.id)),
      create: ready.stories.create.handler(() => stories.create()),
      duplicate: ready.stories.duplicate.handler(({ input }) => stories.duplicate(input.id)),
      save: ready.stories.save.handler(({ input, context }) => stories.save(input.id, input.patch, context.session)),
      move: ready.stories.move.handler(({ input, context }) => stories.move(input.id, input.to, context.session, input.reason)),
      checkOut: ready.stories.checkOut.handler(({ input, context }) => stories.checkOut(input.id, context.session)),
      takeOver: ready.stories.takeOver.handler(({ input, context }) => stories.takeOver(input.id, context.session)),
      checkIn: ready.stories.checkIn.handler(({ input, context }) => {
        stories.checkIn(input.id, context.session);
        return {};
      }),
    },
    comments: {
      list: ready.comments.list.handler(({ input }) => comments.list(input.storyId)),
      add: ready.comments.add.handler(({ input }) => done(comments.add(input))),
      wordsAreMarked: ready.comments.wordsAreMarked.handler(({ input }) => done(comments.wordsAreMarked(input.id))),
      reply: ready.comments.reply.handler(({ input }) => done(comments.reply(input.id, input.text))),
      resolve: ready.comments.resolve.handler(({ input }) => done(comments.resolve(input.id))),
      reopen: ready.comments.reopen.handler(({ input }) => done(comments.reopen(input.id))),
      people: ready.comments.people.handler(() => comments.people()),
    },
    history: {
      list: ready.history.list.handler(({ input }) => versions.list(input.storyId)),
      keep: ready.history.keep.handler(({ input }) => versions.keep(input.storyId, input.name)),
      rename: ready.history.rename.handler(({ input }) => versions.rename(input.storyId, input.number, input.name)),
      compare: ready.history.compare.handler(({ input }) => versions.compare(input.storyId, input.from, input.to)),
      version: ready.history.version.handler(({ input }) => versions.version(input.storyId, input.number)),
      willRestore: ready.history.willRestore.handler(({ input, context }) =>
        done(versions.willRestore(input.storyId, context.session)),
      ),
      didRestore: ready.history.didRestore.handler(({ input, context }) => versions.didRestore(input, context.session)),
      prove: ready.history.prove.handler(({ input }) => versions.prove(input.storyId)),
    },
    readiness: {
      stage: ready.readiness.stage.handler(({ input }) => readiness.stage(input.storyId, input.stage)),
      ofStory: ready.readiness.ofStory.handler(({ input: { storyId } }) => ({
        lines: readiness.lines(storyId),
        hands: versions.hands(storyId),
        legal: readiness.legal(storyId),
      })),
      tick: ready.readiness.tick.handler(({ input }) => done(readiness.tick(input))),
      needLawyer: ready.readiness.needLawyer.handler(({ input, context }) => done(needLawyer(services, input, context.session))),
      noLawyer: ready.readiness.noLawyer.handler(({ input }) => done(readiness.noLawyer(input.storyId))),
      signOff: ready.readiness.signOff.handler(({ input }) => done(readiness.signOff(input.storyId, input.readBy))),
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
    archive: {
      save: ready.archive.save.handler(async function* ({ input, signal }) {
        // What fails while it is listened to comes after the call has been answered, and so past the rest.
        try {
          yield* (await openArchive()).save(input.file, signal);
        } catch (error) {
          throw errorForWire(error, "archive.save", log);
        }
      }),
    },
    exports: {
      stories: ready.exports.stories.handler(async ({ input }) => {
        const exports = await openExports();
        const { file, leftOut } = await exports.export(input.ids, input.format, input.part);
        return { file: new File([Uint8Array.from(file.bytes)], file.name, { type: file.type }), leftOut };
      }),
    },
    related: {
      moreFromAuthor: ready.related.moreFromAuthor.handler(({ input }) => related.moreFromAuthor(input.storyId)),
      find: ready.related.find.handler(({ input }) => related.find(input.storyId, input.query)),
      cards: ready.related.cards.handler(({ input }) => related.cards(input.picks)),
    },
    queue: {
      send: ready.queue.send.handler(({ input, context }) => queue.send({ ...input, session: context.session })),
      losses: ready.queue.losses.handler(({ input }) => queue.losses(input.storyId, input.targetId)),
      list: ready.queue.list.handler(({ input }) => queue.list(input.storyId, input.limit)),
      counts: ready.queue.counts.handler(() => queue.counts()),
      evidence: ready.queue.evidence.handler(({ input }) => queue.evidence(input.storyId)),
      evidencePage: ready.queue.evidencePage.handler(({ input }) => queue.evidencePage(input.id)),
      cancel: ready.queue.cancel.handler(({ input }) => queue.cancel(input.id)),
      retry: ready.queue.retry.handler(({ input }) => queue.retry(input.id)),
      answerArchived: ready.queue.answerArchived.handler(({ input }) => queue.answerArchived(input.send)),
      differences: ready.queue.differences.handler(({ input }) => queue.differences(input.id)),
      // As the desk, so that the window that chose hears of it too, and shows what came from the site.
      resolve: ready.queue.resolve.handler(({ input }) => queue.resolve(input.id, input.theirs, DESK_SESSION)),
      receipts: ready.queue.receipts.handler(({ input }) => queue.receipts(input.storyId)),
      checkAgain: ready.queue.checkAgain.handler(({ input }) => queue.checkAgain(input.storyId, input.targetId)),
      posts: ready.queue.posts.handler(({ input }) => queue.posts(input.storyId)),
    },
    corrections: {
      list: ready.corrections.list.handler(({ input }) => corrections.list(input.storyId)),
      draft: ready.corrections.draft.handler(({ input }) => ({ text: corrections.draft(input.storyId) })),
      add: ready.corrections.add.handler(({ input, context }) => correctStory(services, input, context.session)),
      takeBack: ready.corrections.takeBack.handler(({ input }) => {
        corrections.takeBack(input.id);
        return {};
      }),
    },
    schedule: {
      targets: ready.schedule.targets.handler(() => schedule.targets()),
      schedule: ready.schedule.schedule.handler(({ input, context }) => schedule.schedule(input, context.session)),
      move: ready.schedule.move.handler(({ input, context }) => schedule.move(input, context.session)),
      unschedule: ready.schedule.unschedule.handler(({ input, context }) => schedule.unschedule(input.id, context.session)),
      takeText: ready.schedule.takeText.handler(({ input, context }) => schedule.takeText(input.id, context.session)),
      publishNow: ready.schedule.publishNow.handler(({ input, context }) => schedule.publishNow(input.id, context.session)),
      list: ready.schedule.list.handler(({ input }) => schedule.list(input)),
      next: ready.schedule.next.handler(() => schedule.next()),
      ofStory: ready.schedule.ofStory.handler(({ input }) => schedule.ofStory(input.storyId)),
    },
    checks: {
      story: ready.checks.story.handler(async ({ input }) => {
        await style.ready();
        return checks.story(input.id, input.wait);
      }),
      text: ready.checks.text.handler(async ({ input }) => {
        await style.ready();
        return checks.text(input.text);
      }),
      ignore: ready.checks.ignore.handler(({ input: { storyId, scope, ...found } }) => checks.ignore(storyId, scope, found)),
      ignored: ready.checks.ignored.handler(({ input }) => checks.ignored(input.storyId)),
      bringBack: ready.checks.bringBack.handler(({ input }) => {
        checks.bringBack(input.id);
        return {};
      }),
      words: ready.checks.words.handler(() => checks.words()),
      addWord: ready.checks.addWord.handler(({ input }) => checks.addWord(input.word)),
      removeWord: ready.checks.removeWord.handler(({ input }) => {
        checks.removeWord(input.word);
        return {};
      }),
    },
    publishing: {
      checklist: ready.publishing.checklist.handler(({ input }) => publishing.checklist(input.id)),
      publish: ready.publishing.publish.handler(({ input, context }) => toFolder(services, input.id, "publish", context.session)),
      withdraw: ready.publishing.withdraw.handler(({ input, context }) =>
        toFolder(services, input.id, "withdraw", context.session),
      ),
      publication: ready.publishing.publication.handler(({ input }) => publishing.publication(input.id)),
      preview: ready.publishing.preview.handler(({ input }) => ({
        src: `/preview/${publishing.preview(input.id, input.reader).path}`,
      })),
    },
    targets: {
      list: ready.targets.list.handler(async () => {
        // The system is asked for its vault only where a target may need it.
        if (targets.list().length > 1) await vault.ready();
        return targets.list();
      }),
      recognise: ready.targets.recognise.handler(({ input, signal }) => targetSetUp.recognise(input.address, signal)),
      hostKey: ready.targets.hostKey.handler(async ({ input, signal }) => ({
        hostKey: await targetSetUp.hostKey(input.host, input.port, signal),
      })),
      add: ready.targets.add.handler(({ input }) => targetSetUp.add(input)),
      change: ready.targets.change.handler(({ input: { id, ...changes } }) => targetSetUp.change(id, changes)),
      test: ready.targets.test.handler(({ input, signal }) => targetSetUp.test(input, signal)),
      users: ready.targets.users.handler(({ input, signal }) => targetSetUp.users(input.id, signal)),
      remove: ready.targets.remove.handler(async ({ input }) => {
        await targets.remove(input.id);
        return {};
      }),
      arrange: ready.targets.arrange.handler(({ input }) => targets.arrange(input.ids)),
    },
    style: {
      guide: ready.style.guide.handler(() => style.guide()),
      rule: ready.style.rule.handler(({ input }) => style.rule(input.id)),
      save: ready.style.save.handler(({ input }) => style.save(input.rule, input.replaces)),
      turn: ready.style.turn.handler(({ input }) => style.turn(input.id, input.isOn)),
      tryOut: ready.style.tryOut.handler(({ input }) => style.tryOut(input.rule, input.text)),
      rehearse: ready.style.rehearse.handler(async function* ({ input, signal }) {
        // As of an archive: what fails while it is listened to is turned here.
        try {
          yield* style.rehearse(input.rule, signal);
        } catch (error) {
          throw errorForWire(error, "style.rehearse", log);
        }
      }),
    },
    vault: {
      state: ready.vault.state.handler(() => vaultOverview(vault)),
      setPassphrase: ready.vault.setPassphrase.handler(async ({ input }) => {
        await vault.setPassphrase(input.passphrase);
        return vaultOverview(vault);
      }),
      keepInMemory: ready.vault.keepInMemory.handler(async () => {
        await vault.ready();
        vault.keepInMemory();
        return vaultOverview(vault);
      }),
      unlock: ready.vault.unlock.handler(async ({ input }) => {
        await vault.unlock(input.passphrase);
        return vaultOverview(vault);
      }),
      forgetAll: ready.vault.forgetAll.handler(async () => {
        await vault.forgetAll();
        return vaultOverview(vault);
      }),
    },
  });
}

/** The answer of a call that has nothing to say. */
// The argument is what was done: it is over when this is called.
function done(_work: void): Record<string, never> {
  return {};
}

/** Through the queue, so that there is one way out; whoever asked waits for the page. */
async function toFolder(
  { publishing, queue }: DeskServices,
  storyId: string,
  deed: "publish" | "withdraw",
  session: string,
): Promise<Publication> {
  const sent = queue.send({ storyId, targetId: FOLDER_TARGET_ID, deed, session });
  const { state, problem } = await queue.settled(sent.id);
  const publication = await publishing.publication(storyId);
  if (publication && (state === "sent" || state === "checked")) return publication;
  throw new Failure("publishing", problem ?? "The page could not be made. The site stands as it was.");
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
