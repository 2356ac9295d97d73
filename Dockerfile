ARG NODE=24.21.0-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.js scripts/
COPY src src
RUN npm run build

FROM node:${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The runtime of the reader comes for every platform, and SQLite for both C libraries of Linux: only this image's are kept.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 -type d \
    ! -path "*/linux/$(node -p process.arch)" -prune -exec rm -r {} + \
  && rm -rf node_modules/@libsql/linux-*-musl

FROM node:${NODE}
WORKDIR /app
# The one folder that is written to, but for /tmp.
RUN mkdir data && chown 1000:1000 data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json slack-manifest.json LICENSE NOTICE ./
COPY bin bin
COPY models/embedder models/embedder
COPY models/reader models/reader
COPY src/adapters/web/assets src/adapters/web/assets
COPY src/corpus/articles src/corpus/articles
# The user "node" of the base image, by number, so that orchestrators can tell that it isn't root.
USER 1000:1000
ENV HOST=0.0.0.0 PORT=3000 SNAPSHOT_DIR=/app/data/snapshots
EXPOSE 3000
VOLUME /app/data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/kursk.js"]
CMD ["start"]
