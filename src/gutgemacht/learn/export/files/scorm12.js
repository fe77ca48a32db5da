// What SCORM 1.2 calls the things that platform.js needs.
const names = {
  api: "API", begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue",
  keep: "LMSCommit", end: "LMSFinish", status: "cmi.core.lesson_status", exit: "cmi.core.exit",
};
