import type { Plugin } from "vite";

export interface FirstScreen {
  plugin: Plugin;
  /** The module is part of the interface's first screen. */
  has(id: string): boolean;
}

/**
 * The interface that the pages load once they have asked the desk for what it shows. Known as
 * one set of modules, so that it becomes one file: two dozen small ones start noticeably later.
 * The pages name it and its styles, so that the browser fetches them with the page.
 */
export function firstScreen(start: string): FirstScreen {
  const modules = new Set<string>();
  return {
    has: (id) => modules.has(id),
    plugin: {
      name: "standfirst-first-screen",
      buildEnd() {
        const add = (id: string): void => {
          if (modules.has(id)) return;
          modules.add(id);
          for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported);
        };
        add(start);
      },
      transformIndexHtml: {
        order: "post",
        handler(html, { bundle = {} }) {
          const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
          // Where its modules are, and the small file under whose name it is imported.
          const files = chunks.filter(({ facadeModuleId, moduleIds }) => facadeModuleId === start || moduleIds.includes(start));
          if (files.length === 0) throw new Error("The interface's first screen is in no file.");
          const attributes = (rel: string, file: string): Record<string, string | boolean> => ({
            rel,
            href: `./${file}`,
            crossorigin: true,
          });
          const styles = new Set(files.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
          const links = [
            ...files.map(({ fileName }) => attributes("modulepreload", fileName)),
            ...[...styles].filter((file) => !html.includes(file)).map((file) => attributes("stylesheet", file)),
          ];
          return links.map((attrs) => ({ tag: "link", injectTo: "head" as const, attrs }));
        },
      },
    },
  };
}
