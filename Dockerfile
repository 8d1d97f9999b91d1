# One image for portal and worker: the command says which.
FROM node:26.10-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node engines/setup.mjs build && npm prune --omit=dev --no-audit --no-fund

FROM node:26.10-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 TZ=Asia/Shanghai
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
# Neither the sandbox nor the tests: production has no use for accounts to try.
COPY --from=build /app/dist/src ./dist/src
COPY --from=build /app/dist/workflows ./dist/workflows
COPY --from=build /app/dist/activities ./dist/activities
COPY --from=build /app/dist/workflow-bundle.js ./dist/workflow-bundle.js
COPY --from=build /app/views ./views
COPY --from=build /app/public ./public
COPY --from=build /app/locales ./locales
COPY --from=build /app/policies ./policies
USER node
EXPOSE 8080
CMD ["node", "--max-semi-space-size=2", "--max-old-space-size=192", "--enable-source-maps", "dist/src/portal.js"]
