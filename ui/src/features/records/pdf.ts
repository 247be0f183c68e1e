// Draws the pages of a PDF. The reader is loaded only where a record is read; its worker is a file of our own, nothing
// is evaluated, and nothing is fetched from elsewhere. The build for older engines is what WebKitGTK needs.

import type { PDFDocumentProxy } from "pdfjs-dist";

interface Drawing {
  done: Promise<void>;
  cancelled: boolean;
  cancel: () => void;
}

export interface OpenPdf {
  pages: number;
  /** Draws page `number`, counted from 1, `width` CSS pixels wide, into `place`. */
  draw: (number: number, place: HTMLElement, width: number, density: number) => Drawing;
  close: () => void;
}

async function reader() {
  const [pdfjs, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?url"),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs;
}

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const pdfjs = await reader();
  const task = pdfjs.getDocument({ data: bytes, isEvalSupported: false, useWasm: false, enableXfa: false });
  const document = await task.promise;
  return {
    pages: document.numPages,
    draw: (number, place, width, density) => {
      const drawing: Drawing = {
        done: Promise.resolve(),
        cancelled: false,
        cancel: () => (drawing.cancelled = true),
      };
      drawing.done = drawPage(pdfjs.TextLayer, document, number, place, width, density, drawing);
      return drawing;
    },
    close: () => void task.destroy(),
  };
}

type TextLayerOf = typeof import("pdfjs-dist").TextLayer;

async function drawPage(
  TextLayer: TextLayerOf,
  document: PDFDocumentProxy,
  number: number,
  place: HTMLElement,
  width: number,
  density: number,
  drawing: Drawing,
) {
  const page = await document.getPage(number);
  if (drawing.cancelled) return;
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = window.document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  canvas.style.width = `${viewport.width}px`;
  canvas.style.height = `${viewport.height}px`;
  const transform = density === 1 ? undefined : [density, 0, 0, density, 0, 0];
  const rendering = page.render({ canvas, viewport, transform });
  drawing.cancel = () => {
    drawing.cancelled = true;
    rendering.cancel();
  };
  await rendering.promise;

  const text = window.document.createElement("div");
  text.className = "textLayer";
  text.style.setProperty("--total-scale-factor", String(viewport.scale));
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render();
  if (!drawing.cancelled) place.replaceChildren(canvas, text);
}
