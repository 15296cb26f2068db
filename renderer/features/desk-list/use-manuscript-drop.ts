import { useEffect, useRef, useState } from "react";
import { useNotice } from "../../client/notices.tsx";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function isManuscript(file: Pick<File, "name" | "type">): boolean {
  return file.type === DOCX || file.name.toLowerCase().endsWith(".docx");
}

/**
 * Takes a Word file dropped anywhere in the window. A file that nothing takes is refused in
 * words: left to the browser, it would replace the desk in the window.
 */
export function useManuscriptDrop(onFile: (file: File) => void): boolean {
  const notice = useNotice();
  const latest = useRef(onFile);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const mayBeManuscript = (event: DragEvent): boolean =>
      [...(event.dataTransfer?.items ?? [])].some((item) => item.kind === "file" && (item.type === DOCX || item.type === ""));
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      setIsOver(mayBeManuscript(event));
      if (!event.defaultPrevented) event.preventDefault();
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    // Before the story sees it: a manuscript dropped on a story is still a new story.
    const onDropFirst = (event: DragEvent): void => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])].filter(isManuscript);
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      for (const file of files) latest.current(file);
    };
    const onDropLast = (event: DragEvent): void => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      notice.say("That file was not taken. Pictures are dropped on a story; a manuscript is a Word file (.docx).");
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDropFirst, true);
    window.addEventListener("drop", onDropLast);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDropFirst, true);
      window.removeEventListener("drop", onDropLast);
    };
  }, [notice]);
  return isOver;
}
