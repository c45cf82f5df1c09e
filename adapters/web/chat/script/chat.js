/*
 * What the chat page does beyond what htmx does for it. Without any of this, a question that is
 * typed is answered all the same.
 */
import './names.js';
import './talk.js';
import './motion.js';
import './previews.js';
import './posts.js';
