//! Servers that serve a site by the files that it has for them, and what they answer.

use std::{
    env, fs,
    net::TcpListener,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use ureq::Agent;

use crate::support::publisher::Publisher;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    Nginx,
    Apache,
    Caddy,
}

/// A server that runs as long as this.
pub struct Running {
    child: Child,
    origin: String,
    base: String,
    agent: Agent,
}

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    headers: ureq::http::HeaderMap,
}

impl Answer {
    /// All values of a header, joined; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).into_iter();
        let values: Vec<_> = values.map(|value| value.to_str().expect("ASCII")).collect();
        values.join(", ")
    }
}

/// What `.ci/setup hosts` has found.
fn found(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `make test-hosts`"))
}

impl Running {
    /// Serves what has been published, below its base.
    pub fn start(kind: Kind, publisher: &Publisher, base: &str) -> Self {
        let folder = publisher.folder.path().join("server");
        let root = folder.join("www");
        let site = match base.trim_matches('/') {
            "" => root,
            below => root.join(below),
        };
        fs::create_dir_all(site.parent().expect("a folder")).expect("a folder");
        let published = publisher.site("").canonicalize().expect("a site");
        symlink(published, &site).expect("a link to the site");
        // A server may take another user for its work.
        for folder in [publisher.folder.path(), &folder] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("rights");
        }
        let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = socket.local_addr().expect("an address").port();
        drop(socket);
        let mut command = match kind {
            Kind::Nginx => nginx(&folder, &site, port),
            Kind::Apache => apache(&folder, port),
            Kind::Caddy => caddy(&folder, &site, port),
        };
        let log = fs::File::create(folder.join("log")).expect("a log");
        let child = command
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the server starts");
        let config = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .build();
        let mut running = Self {
            child,
            origin: format!("http://127.0.0.1:{port}"),
            base: base.to_owned(),
            agent: config.into(),
        };
        running.wait(&folder);
        running
    }

    fn wait(&mut self, folder: &Path) {
        let start = Instant::now();
        while self.agent.get(&self.origin).call().is_err() {
            let is_over = self.child.try_wait().expect("its state").is_some();
            if is_over || start.elapsed() > Duration::from_secs(20) {
                let said = fs::read_to_string(folder.join("log")).unwrap_or_default();
                panic!("the server does not answer: {said}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// A path below the base, as browsers send it, with the codings that are understood.
    pub fn get(&self, path: &str, codings: &str) -> Answer {
        self.ask(
            path,
            "accept-encoding",
            if codings.is_empty() {
                "identity"
            } else {
                codings
            },
        )
    }

    /// The status of what is asked for by someone who has it.
    pub fn again(&self, path: &str, answer: &Answer) -> u16 {
        let tag = answer.header("etag");
        assert!(!tag.is_empty(), "{path} has no tag");
        self.ask(path, "if-none-match", &tag).status
    }

    fn ask(&self, path: &str, name: &str, value: &str) -> Answer {
        let path: String = path.chars().map(encoded).collect();
        let url = format!("{}{}{path}", self.origin, self.base);
        let mut response = self
            .agent
            .get(&url)
            .header(name, value)
            .call()
            .unwrap_or_else(|error| panic!("{url}: {error}"));
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_vec().expect("a body"),
        }
    }

    pub fn with_base(&self, path: &str) -> String {
        format!("{}{path}", self.base.trim_end_matches('/'))
    }

    /// Where an answer leads: a path, if that is on this server.
    pub fn path(&self, answer: &Answer) -> String {
        let location = answer.header("location");
        location
            .strip_prefix(&self.origin)
            .unwrap_or(&location)
            .to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Names of files are not encoded, and all else is.
fn encoded(c: char) -> String {
    if c.is_ascii() {
        c.to_string()
    } else {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes)
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect()
    }
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file of settings");
    path
}

fn nginx(folder: &Path, site: &Path, port: u16) -> Command {
    let (folder_name, site) = (folder.display(), site.display());
    let module = found("NGINX_BROTLI");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {folder_name}/{name};\n"))
        .concat();
    let settings = format!(
        "load_module {module};\ndaemon off;\nmaster_process off;\npid {folder_name}/pid;\n\
         error_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\
         include {site}/_nginx/http.conf;\nserver {{\nlisten 127.0.0.1:{port};\n\
         root {folder_name}/www;\nbrotli_static on;\ninclude {site}/_nginx/server.conf;\n}}\n}}\n"
    );
    let mut command = Command::new(found("NGINX_PROGRAM"));
    command
        .arg("-p")
        .arg(folder)
        .arg("-c")
        .arg(write(folder, "nginx.conf", &settings));
    command
}

fn apache(folder: &Path, port: u16) -> Command {
    let name = folder.display();
    let modules = found("APACHE_MODULES");
    let load: String = [
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "headers",
        "rewrite",
        "setenvif",
    ]
    .map(|module| format!("LoadModule {module}_module {modules}/mod_{module}.so\n"))
    .concat();
    // As Debian has it, whose settings take the ending of a compressed file for a language.
    let settings = format!(
        "ServerRoot {name}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n{load}\
         PidFile {name}/pid\nErrorLog {name}/log\nDefaultRuntimeDir {name}\n\
         TypesConfig /dev/null\nAddLanguage br .br\nAddType application/x-gzip .gz\n\
         DocumentRoot {name}/www\n<Directory />\nOptions FollowSymLinks\n</Directory>\n\
         <Directory {name}/www>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n\
         <Directory {site}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n\
         <FilesMatch \"^\\.ht\">\nRequire all denied\n</FilesMatch>\n",
        site = folder.parent().expect("a folder").join("site").display(),
    );
    let mut command = Command::new(found("APACHE"));
    command
        .arg("-f")
        .arg(write(folder, "apache.conf", &settings))
        .arg("-X");
    command
}

fn caddy(folder: &Path, site: &Path, port: u16) -> Command {
    let (name, site) = (folder.display(), site.display());
    let settings = format!(
        "{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n\
         root * {name}/www\nimport {site}/Caddyfile\n}}\n"
    );
    let mut command = Command::new(found("CADDY"));
    command
        .arg("run")
        .args(["--adapter", "caddyfile", "--config"])
        .arg(write(folder, "Caddyfile", &settings))
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder);
    command
}
