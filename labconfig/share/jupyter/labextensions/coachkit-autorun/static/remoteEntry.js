/* Run on open, for coachkit's own notebooks.
 *
 * A notebook asks for it with the metadata {"coachkit": {"autorun": true}}. Metadata can be written by anyone, so it
 * only asks. What makes running safe is that nothing else than our own calls is ever run, whoever wrote the notebook:
 *
 * 1. Only cells that consist of `import coachkit as ck` and `ck.<name>(<plain values>)` lines run, and the name must be
 *    one of SHOWS: functions that put something on the screen and neither erase, send nor write files. A value is a
 *    number, True, False, None or a string of letters, digits, spaces, `-` and `_`, so it is no path and no address.
 *    Besides, what is on record under one's own name may be handed over, which is MINE.
 *    Every other cell is left alone and waits for Run > Run All Cells.
 * 2. Before the first of them the folder of the notebook is taken off the kernel's import path. Otherwise a file
 *    `coachkit.py` (or `pandas.py`) lying beside a foreign notebook would be what `import coachkit` runs.
 *
 * A list of known notebooks (paths, hashes) was the alternative. It would stop working for every copy that a trainee
 * renames or types a word into, and the server would have to hand the list over.
 *
 * When it runs: once for each document opened in a page, when its tab is first looked at (of ten tabs of a restored
 * workspace only the visible one costs a kernel's time), and as soon as there is a kernel; a second view of an open
 * notebook runs nothing. A reloaded page runs the cells again although the kernel may be alive: an output that was not
 * saved is gone from the page by then, and a role-play resumes where it was.
 *
 * The decision is left on the panel as data-coachkit-autorun: "ran", "no-kernel" or "left".
 *
 * No build step: this is a module federation container written by hand, in the shape JupyterLab loads.
 */
(() => {
  const NAME = "coachkit-autorun";
  const SHOWS = [
    "agreement",
    "booster",
    "choices",
    "codebook",
    "codes",
    "derailments",
    "endless",
    "glossary",
    "hear",
    "heard",
    "kinds",
    "lessons",
    "marks",
    "modes_compared",
    "outcomes",
    "pace",
    "practise",
    "practise_next",
    "rate_vision",
    "rating_agreement",
    "ratings",
    "record_of_practice",
    "sessions",
    "show_kinds",
    "show_modes",
    "show_outcomes",
    "show_pace",
    "show_sessions",
    "show_since_first_week",
    "show_timeline",
    "show_tries",
    "since_first_week",
    "start",
    "steps_missed",
    "timeline",
    "tries_compared",
    "try_reply",
    "whole_conversation"
  ];
  const MINE = String.raw`ck\.(?:choices|marks|ratings)\(ck\.trainee\(\)\)|ck\.trainee\(\)`;
  const VALUE = String.raw`(?:"[\w -]*"|'[\w -]*'|-?\d+(?:\.\d+)?|True|False|None|${MINE})`;
  const ARGUMENT = String.raw`(?:[a-z_]+=)?${VALUE}`;
  const CALL = String.raw`ck\.(?:${SHOWS.join("|")})\((?:${ARGUMENT}(?:, ${ARGUMENT})*)?\)`;
  const LINE = new RegExp(String.raw`^(?:import coachkit as ck|${CALL})$`);
  const INSTALLED_ONLY = '__import__("sys").path[:] = filter(None, __import__("sys").path)';

  const isOurs = source => source.trim() !== "" && source.split("\n").every(line => line === "" || LINE.test(line));

  const firstSeen = node =>
    new Promise(resolve => {
      const observer = new IntersectionObserver(entries => {
        if (entries.some(entry => entry.isIntersecting)) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(node);
    });

  const ourCells = panel =>
    panel.content.widgets.filter(cell => cell.model.type === "code" && isOurs(cell.model.sharedModel.getSource()));

  const runOurs = async (actions, panel) => {
    if (ourCells(panel).length === 0) return "left";
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session?.kernel;
    if (panel.isDisposed || !kernel) return "no-kernel";
    kernel.requestExecute({ code: INSTALLED_ONLY, silent: true, store_history: false });
    await actions.runCells(panel.content, ourCells(panel), panel.sessionContext);
    return "ran";
  };

  const decide = async (actions, panel, seen) => {
    if (seen.has(panel.context)) return "left";
    seen.add(panel.context);
    if (panel.context.model.getMetadata("coachkit")?.autorun !== true) return "left";
    await firstSeen(panel.node);
    return runOurs(actions, panel);
  };

  const opened = async (actions, panel, seen) => {
    await panel.context.ready;
    if (!panel.isDisposed) panel.node.dataset.coachkitAutorun = await decide(actions, panel, seen);
  };

  // In command mode JupyterLab takes keys that belong to a list or a tick box of ours: the arrows would leave for the
  // next cell, and letters would cut it. Once such a field has the focus, its keys are its own.
  const keepKeys = event => {
    const field = event.target;
    if (!field.matches?.(".jp-OutputArea .jupyter-widgets :is(select, input, button)")) return;
    field.setAttribute("data-lm-suppress-shortcuts", "true");
  };

  const plugin = notebook => ({
    id: `${NAME}:plugin`,
    description: "Runs the cells of coachkit's own notebooks when they are opened",
    autoStart: true,
    optional: [notebook.INotebookTracker],
    activate: (app, tracker) => {
      const seen = new WeakSet();
      document.addEventListener("focusin", keepKeys);
      tracker?.widgetAdded.connect((_, panel) => void opened(notebook.NotebookActions, panel, seen));
    }
  });

  let scope;
  const shared = async name => {
    const versions = scope[name];
    return (await versions[Object.keys(versions)[0]].get())();
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    isOurs,
    init: given => {
      scope = given;
    },
    get: async () => {
      const notebook = await shared("@jupyterlab/notebook");
      return () => ({ __esModule: true, default: plugin(notebook) });
    }
  };
})();
