// Forms that answer while one fills them in; without it, a button does the same.
import "htmx.org";

document.documentElement.classList.add("scripted");
