// Read by zod when it loads: it would try `new Function` to compile its checks, and the page's policy
// forbids making code at run time. A file of its own, because it must come before every module.
globalThis.__zod_globalConfig = { jitless: true };
