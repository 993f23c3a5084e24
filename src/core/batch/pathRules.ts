/**
 * What paths say of files. The facts on generated and vendored files are those of GitHub linguist (`generated.rb`,
 * `vendor.yml`, `documentation.yml`), in the form of names, endings and patterns, and of what it lacks: lock files and
 * snapshots. Tests linguist does not know: their places and names are those of the usual test runners.
 */
export interface PathRules {
  /** Names of folders, anywhere in the path. */
  readonly folders?: ReadonlySet<string>;
  /** Names of files, anywhere. */
  readonly names?: ReadonlySet<string>;
  /** What a file's name ends with, in lower case. */
  readonly endings?: readonly string[];
  /** For the rest. Each runs in linear time: a stranger's path may be long. */
  readonly patterns?: readonly RegExp[];
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const endings = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Written by package managers. */
export const lockFiles: PathRules = {
  names: words(`
    package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock shrinkwrap.yaml
    Gemfile.lock gems.locked Cargo.lock composer.lock Pipfile.lock poetry.lock pdm.lock uv.lock pixi.lock conda-lock.yml
    mix.lock rebar.lock Podfile.lock Cartfile.resolved Package.resolved pubspec.lock
    go.sum go.work.sum Gopkg.lock glide.lock flake.lock .terraform.lock.hcl MODULE.bazel.lock
    packages.lock.json paket.lock project.assets.json gradle.lockfile buildscript-gradle.lockfile stack.yaml.lock
    cabal.project.freeze shard.lock elm-stuff.lock Chart.lock conan.lock Manifest.toml esy.lock`),
  endings: ['.esy.lock'],
};

/** Recorded by test runners. */
export const snapshots: PathRules = {
  folders: words('__snapshots__ __image_snapshots__'),
  endings: endings('.snap .snap.png .storyshot .ambr'),
};

export const minified: PathRules = {
  endings: endings('.min.js .min.css -min.js -min.css .min.mjs .min.cjs .js.map .css.map .mjs.map .cjs.map'),
};

/** Written by a tool from something else. */
export const generated: PathRules = {
  folders: words('__generated__ .idea .yarn'),
  names: words('.pnp.js .pnp.cjs .pnp.loader.mjs .pnp.data.json'),
  endings: endings(`
    .nib .xcworkspacedata .xcuserstate .designer.cs .designer.vb .feature.cs .g.cs .g.i.cs
    .zep.c .zep.h .zep.php .pb.go .pb.gw.go .pb.cc .pb.h .pb.swift _pb2.py _pb2.pyi _pb2_grpc.py _pb.js _pb.d.ts
    _grpc_pb.js .g.dart .freezed.dart .gr.dart .mocks.dart _tlb.pas .generated.ts .generated.tsx .generated.js
    .generated.cs .generated.go .generated.swift .gen.go .gen.ts`),
};

/** Other people's, kept in the repository. */
export const vendored: PathRules = {
  folders: words(`
    node_modules bower_components jspm_packages vendor vendors Vendor third_party third-party thirdparty Third-Party
    3rd_party 3rd-party 3rdparty extern external Godeps Pods Carthage dist cache ace-builds MathJax Sparkle
    bootstrap-datepicker admin_media env .google_apis Crashlytics.framework Fabric.framework tiny_mce extjs
    bourbon Bourbon`),
  names: words(`
    configure config.guess config.sub aclocal.m4 libtool.m4 ltoptions.m4 ltsugar.m4 ltversion.m4 lt~obsolete.m4
    cpplint.py erlang.mk gradlew gradlew.bat activator activator.bat proguard.pro proguard-rules.pro
    jquery.js prototype.js effects.js controls.js dragdrop.js dojo.js MochiKit.js ckeditor.js Chart.js
    html5shiv.js fuelux.js octicons.css normalize.css animate.css foundation.css font-awesome.css
    .gitattributes .gitignore .gitmodules .DS_Store`),
  endings: endings('.d.ts -vsdoc.js .intellisense.js .sublime-project .sublime-workspace'),
  patterns: [
    /^(?:deps|[Dd]ependencies|tools|debian|puphpet|vignettes)\//,
    /^inst\/extdata\//,
    /(?:^|\/)gradle\/wrapper\//,
    /^(?:Jenkinsfile|Vagrantfile|fabfile\.py|rebar|waf)$/,
    /(?:^|\/)docs?\/_?(?:build|themes?|templates?|static)\//,
    /(?:^|\/)[^/]*\.(?:xctemplate|imageset)\//,
    /^[Pp]ackages\/[^/]+\.\d+\//,
    /(?:^|\/)(?:jquery|bootstrap|angular|d3|react|knockout|mootools|modernizr|cordova|yahoo|yui|foundation)[-.][^/]*\.(?:js|css)$/,
    /(?:^|\/)(?:bootstrap|font-awesome|foundation|normalize|animate)\.(?:js|css|less|scss|styl)$/,
    /(?:^|\/)sh(?:Brush[^/.]*|Core|Legacy)\.js$/,
    /(?:^|\/)[Cc]ode[Mm]irror\/(?:\d+\.\d+\/)?(?:lib|mode|theme|addon|keymap|demo)/,
  ],
};

export const tests: PathRules = {
  folders: words(`
    test tests Test Tests testing __tests__ __test__ __mocks__ __fixtures__ spec specs Spec Specs e2e cypress playwright
    testdata test-data test_data testlib fixtures androidTest integrationTest unittest unittests`),
  names: words('conftest.py test_helper.rb spec_helper.rb rails_helper.rb jest.setup.js jest.setup.ts vitest.setup.ts'),
  endings: endings(`
    _test.go _test.py _test.rb _test.dart _test.exs _test.cc _test.cpp _test.c _test.rs _tests.rs _test.ts _test.js
    _spec.rb _spec.lua _spec.js _spec.ts _unittest.cc _unittest.py .t .bats .feature`),
  patterns: [
    /(?:^|\/)test_[^/]*\.(?:py|rb|c|cpp|cc)$/,
    /[.-](?:test|tests|spec|specs|e2e|cy|test-d)\.[cm]?[jt]sx?$/,
    /(?:^|\/)[^/]*(?:Test|Tests|IT|TestCase|Spec|Specs)\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|mm|hs)$/,
    /(?:^|\/)[^/.]+\.(?:Tests?|IntegrationTests|UnitTests)\//,
  ],
};

export const docs: PathRules = {
  names: words('CHANGELOG CHANGES AUTHORS NOTICE'),
  endings: endings('.md .markdown .rst .adoc .asciidoc .rdoc .textile .pod'),
  patterns: [/^(?:docs?|Documentation)\//, /(?:^|\/)(?:README|CONTRIBUTING|COPYING|LICEN[CS]E)(?:\.[^/]*)?$/],
};

/** Whether a path is one of those that rules mean. */
export function follows(path: string, { folders, names, endings: ends, patterns }: PathRules): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  if (names?.has(name) === true) return true;
  if (folders !== undefined && segments.some((segment) => folders.has(segment))) return true;
  const lower = name.toLowerCase();
  if (ends?.some((end) => lower.endsWith(end)) === true) return true;
  return patterns?.some((pattern) => pattern.test(path)) === true;
}
