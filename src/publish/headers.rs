use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The headers that the site should be served with, in the file that Netlify, Cloudflare Pages and
/// their like read.
pub fn headers(prefix: &str, policy: &str) -> String {
    let kept = "  Cache-Control: public, max-age=31536000, immutable\n";
    format!(
        "{prefix}/*\n  Content-Security-Policy: {policy}\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\
         {prefix}/preview/*\n  X-Robots-Tag: noindex\n\
         {prefix}/assets/*\n{kept}{prefix}/media/*\n{kept}"
    )
}

/// The Content-Security-Policy (CSP Level 3) of a page: the site's own files, WebAssembly, document
/// rules for speculation, and the inline styles, by their hash. No script can be made of a string
/// (Trusted Types) but for data, which the loader's policy refuses unless it is JSON.
pub fn policy(css: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(css));
    format!(
        "default-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'; \
         style-src 'sha256-{hash}'; \
         connect-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
         require-trusted-types-for 'script'; trusted-types standfirst-data"
    )
}
