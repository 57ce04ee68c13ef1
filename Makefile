# Cargo and Trunk share target/, so builds go one at a time.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help serve build publisher dist-tool test test-engines test-hosts audit bench fuzz screenshots catalogue pictures lint format clippy clippy-wasm doc
SHELL := bash

# The folder of the publication to build and serve; without it the one that Trunk.toml watches.
CONTENT := $(or $(CONTENT),$(STANDFIRST_CONTENT))
# Tests and measurements are of the demo.
unexport STANDFIRST_CONTENT
ifneq ($(CONTENT),)
serve build: export STANDFIRST_CONTENT := $(CONTENT)
# What Trunk.toml has watched, with this folder in place of the demo's.
watched = $(filter-out content,$(shell sed -n '/^watch = /{ s///; s/[],"[]/ /g; p; }' Trunk.toml))
watch = --watch "$$STANDFIRST_CONTENT" $(addprefix --watch ,$(watched))
endif
content_by_args = $(if $(findstring --content,$(ARGS)),$(error Trunk knows no --content: name the folder by CONTENT, as in make $@ CONTENT=gazette))

# Installs what is missing and puts it within reach of the rest of its line.
tools = @env=$$(.ci/setup $(1)) && eval "$$env" &&

help: ## list the targets
	@awk -F ":.*## " '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "CONTENT= names another content folder than that of the demo (serve, build): make serve CONTENT=gazette"
	@echo "ARGS= hands more to trunk (serve, build) or to cargo test (test): make serve ARGS=--open"

serve: ## serve the site and rebuild it as you edit
	$(content_by_args)$(call tools,serve) trunk serve $(watch) $(ARGS)

build: ## build the site into dist/
	$(content_by_args)$(call tools,serve) trunk build --release $(ARGS)

publisher: ## build the publisher that publishes fastest, at target/ship/standfirst
	$(call tools,lint) cargo build --locked --profile ship --features mimalloc $(ARGS)

dist-tool: ## pack the program and the app into one archive, in target/dist-tool
	.ci/dist-tool shared && .ci/dist-tool archive

# The tests publish with both apps; the debug one stays out of dist/.
test: ## build both apps and run every test
	$(call tools,test) trunk build --release && trunk build --dist target/dist-debug && cargo test --locked --profile publisher $(ARGS)

# WebKitGTK runs only on a display.
test-engines: ## run one journey in Chromium, Firefox and WebKitGTK
	$(call tools,engines) trunk build --release && GDK_BACKEND=x11 xvfb-run --auto-servernum cargo test --locked --profile publisher --test standfirst engines:: -- --include-ignored

test-hosts: ## serve a site by nginx, Apache and Caddy
	$(call tools,hosts) cargo test --locked --profile publisher --test standfirst hosts:: -- --ignored

audit: ## have every page, feed and sitemap of the demo judged by the checkers of others
	$(call tools,audit) trunk build --release && cargo test --locked --profile publisher --test standfirst audit:: -- --ignored --nocapture

bench: ## time the click to the next page and the start of the app
	$(call tools,test) trunk build --release && cargo test --locked --profile publisher --test standfirst bench::$(ARGS) -- --include-ignored --nocapture --test-threads 1

fuzz: ## look for input that breaks it, for a minute at each door
	$(call tools,fuzz) tests/fuzz/run $(ARGS)

screenshots: ## take pictures of every kind of page, and of the front for the README
	$(call tools,test) trunk build --release && cargo test --locked --profile publisher --test standfirst screenshots:: -- --ignored && cp target/screenshots/front.png tests/screenshots/

catalogue: ## show every block and part, with what makes it, in target/catalogue/index.html
	$(call tools,test) trunk build --release && cargo test --locked --profile publisher --test standfirst catalogue:: -- --ignored

pictures: ## draw the generated pictures of the demo
	$(call tools,lint) cargo run --locked --profile publisher --example pictures

lint: format clippy clippy-wasm doc ## check format, both programs with clippy, and the documentation

format:
	$(call tools,lint) cargo fmt --check

clippy:
	$(call tools,lint) cargo clippy --locked --all-targets -- -D warnings

clippy-wasm:
	$(call tools,lint) cargo clippy --locked --lib --bins --target wasm32-unknown-unknown -- -D warnings

doc:
	$(call tools,lint) RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
