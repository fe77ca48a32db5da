// What SCORM 2004 calls the things that platform.js needs.
const names = {
  api: "API_1484_11", begin: "Initialize", get: "GetValue", set: "SetValue",
  keep: "Commit", end: "Terminate", status: "cmi.completion_status", exit: "cmi.exit",
};
